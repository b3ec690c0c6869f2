"""Đi cơ sở: chương trình, chuyến đi, đoàn, kiến nghị."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0006_absences'),
        ('directives', '0003_public_status'),
        ('letters', '0003_paper_kinds'),
        ('tasks', '0009_waiting_report'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='VisitProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-first', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('work', 'Làm việc, nắm tình hình'), ('check', 'Kiểm tra, giám sát'), ('survey', 'Khảo sát chuyên đề'), ('handle', 'Xử lý vướng mắc tại chỗ'), ('event', 'Dự sự kiện, gặp gỡ, động viên')], max_length=8)),
                ('subject', models.CharField(max_length=300)),
                ('content', models.TextField(blank=True)),
                ('asks', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField()),
                ('venue', models.CharField(blank=True, max_length=200)),
                ('others', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('planned', 'Sắp đi'), ('held', 'Đã đi, chưa kết luận'), ('concluded', 'Đã có kết luận'), ('joined', 'Đi chung với đoàn khác'), ('cancelled', 'Không đi')], default='planned', max_length=10)),
                ('sudden_reason', models.CharField(blank=True, max_length=400)),
                ('sudden_by_name', models.CharField(blank=True, max_length=160)),
                ('sudden_at', models.DateTimeField(blank=True, null=True)),
                ('notices', models.PositiveSmallIntegerField(default=0)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=400)),
                ('made_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('conclusion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
                ('directive', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.directive')),
                ('joined', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='guests', to='visits.visit')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
                ('sudden_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.person')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='visits.visitprogramme')),
            ],
            options={
                'ordering': ('-starts_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='ProgrammeLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('work', 'Làm việc, nắm tình hình'), ('check', 'Kiểm tra, giám sát'), ('survey', 'Khảo sát chuyên đề'), ('handle', 'Xử lý vướng mắc tại chỗ'), ('event', 'Dự sự kiện, gặp gỡ, động viên')], max_length=8)),
                ('about', models.CharField(max_length=400)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='visits.visitprogramme')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('source', models.CharField(max_length=300)),
                ('answer_by', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.CharField(blank=True, max_length=160)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400)),
                ('noted_at', models.DateTimeField()),
                ('answers', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('task', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tasks.task')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='visits.visit')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['answers', 'answer_by'], name='visits_to_answer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answered_at', None), models.Q(('answer', ''), _negated=True), _connector='OR'), name='visits_answered_has_words')],
            },
        ),
        migrations.CreateModel(
            name='JoinOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted', models.BooleanField(null=True)),
                ('words', models.CharField(blank=True, max_length=400)),
                ('at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='visits.visit')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers_made', to='visits.visit')),
            ],
            options={
                'ordering': ('-at', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted', None)), fields=('visit', 'host'), name='visits_one_open_offer'), models.CheckConstraint(condition=models.Q(('visit', models.F('host')), _negated=True), name='visits_offer_to_another')],
            },
        ),
        migrations.CreateModel(
            name='VisitMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lead', models.BooleanField(default=False)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.holding')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='visits.visit')),
            ],
            options={
                'ordering': ('-lead', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('visit', 'holding'), name='visits_member_once'), models.UniqueConstraint(condition=models.Q(('lead', True)), fields=('visit',), name='visits_one_head')],
            },
        ),
        migrations.CreateModel(
            name='VisitPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='visits.visit')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('visit', 'agency'), name='visits_place_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='visitprogramme',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='visits_programme_days_in_order'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['agency', 'starts_at'], name='visits_of_body'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['starts_at'], name='visits_by_day'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sudden_at', None), ('sudden_by', None), ('sudden_reason', '')), models.Q(models.Q(('sudden_reason', ''), _negated=True), models.Q(('sudden_by_name', ''), _negated=True), ('sudden_at__isnull', False)), _connector='OR'), name='visits_sudden_has_its_person'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('programme__isnull', False), models.Q(('sudden_reason', ''), _negated=True), _connector='OR'), name='visits_planned_or_sudden'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'concluded']), _negated=True), ('held_on__isnull', False), _connector='OR'), name='visits_held_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'joined'), _negated=True), ('joined__isnull', False), _connector='OR'), name='visits_joined_to_one'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='visits_cancelled_has_reason'),
        ),
    ]
