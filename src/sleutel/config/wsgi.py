"""The web application, for a WSGI server."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from sleutel.web.cijfers import grenzen

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sleutel.config.settings")

if settings.PRODUCTIE and not settings.GEHEIM:
    raise ImproperlyConfigured(
        "De webserver heeft een vast geheim nodig. Zet SLEUTEL_GEHEIM op minstens 50 willekeurige "
        "tekens, of SLEUTEL_MODUS=demo om te proberen."
    )
application = get_wsgi_application()
grenzen.ingesteld()  # a file that is wrong stops the start, not the first visitor
