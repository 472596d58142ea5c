"""Parts of the desk's pages (组件): own components on `gr.HTML`."""
