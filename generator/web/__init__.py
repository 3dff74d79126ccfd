"""The interview, the steps of a case and a file that came back, as pages for a browser on this machine."""
