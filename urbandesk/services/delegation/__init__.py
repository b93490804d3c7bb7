"""Small copies of a workspace for one delegation, and workspaces that come home."""
