"""Xe công: địa chỉ."""

from django.urls import path

from sauro.apps.vehicles.views import asks, cars, day, figures, trips

app_name = "vehicles"
urlpatterns = [
    path("vehicles/", asks.ask_list, name="list"),
    path("vehicles/new/", asks.new, name="new"),
    path("vehicles/asks/<int:pk>/", asks.ask, name="ask"),
    path("vehicles/asks/<int:pk>/withdraw/", asks.withdraw, name="withdraw"),
    path("vehicles/asks/<int:pk>/refuse/", asks.refuse, name="refuse"),
    path("vehicles/day/", day.board, name="day"),
    path("vehicles/day/<slug:kind>/", day.paper, name="day_paper"),
    path("vehicles/trips/<int:pk>/", trips.trip, name="trip"),
    path("vehicles/trips/<int:pk>/return/", trips.note_return, name="return"),
    path("vehicles/trips/<int:pk>/change/", trips.change, name="change"),
    path("vehicles/trips/<int:pk>/cancel/", trips.cancel, name="cancel"),
    path("vehicles/trips/<int:pk>/<slug:kind>/", trips.paper, name="trip_paper"),
    path("vehicles/cars/", cars.car_list, name="cars"),
    path("vehicles/cars/<int:pk>/", cars.car, name="car"),
    path("vehicles/places/", cars.places, name="places"),
    path("vehicles/figures/", figures.figures, name="figures"),
]
