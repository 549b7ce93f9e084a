"""Ways in for other programs: chat clients that speak OpenAI's API, and MCP."""
