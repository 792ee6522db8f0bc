-- It is taken in with the others.
RELEASE bundle;
