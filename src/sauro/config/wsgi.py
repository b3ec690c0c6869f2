"""WSGI entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

from sauro.config.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")

application = get_wsgi_application()
warm()
