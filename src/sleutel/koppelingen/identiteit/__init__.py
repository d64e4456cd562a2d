"""Who somebody is: what django-allauth asks of us, the brake on guessing, the second factor."""
