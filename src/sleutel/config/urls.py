"""Root urls. The pages for 403, 404 and 500 are the templates of those names in `web`."""

from django.urls import include, path

urlpatterns = [path("", include("sleutel.web.urls"))]
