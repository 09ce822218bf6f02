"""What is seen: the Gradio screens, one file a tab."""
