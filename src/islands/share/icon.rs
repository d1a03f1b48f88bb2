//! Line icons of the targets, drawn by us on a 24-unit grid: hints in our own hand, no one's logo.

/// The path of a target's icon; a link for those we do not know.
pub fn path(target: &str) -> &'static str {
    match target {
        "whatsapp" => {
            "M4 20l1.2-4A8 8 0 1 1 8.2 19zM9 8.6c-.6 3 3.4 7 6.4 6.4l.6-1.9-2-1-1 1c-1-.4-1.7-1.1-2.1-2.1l1-1-1-2z"
        }
        "telegram" => "M3.5 11.6 20.5 4.5l-3 15-5.6-4.3zM20.5 4.5l-8.6 10.7M8.6 13.4l1 6 2.3-4.2",
        "pinterest" => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM10.2 19.6l2.3-9.2M9 12.8c-2-4 5.6-6.6 6.6-2.6.7 3.2-2.4 5.4-4.2 4",
        "facebook" => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12.4 20.4V11c0-2 .9-2.9 3-2.8M9.8 13h5.2",
        "x" => "M4.5 4.5h3.4l11.6 15h-3.4zM19 4.5l-6.3 6.7M11 13.2l-6 6.3",
        "email" => "M3.5 6h17v12.5h-17zM3.5 6.5 12 13l8.5-6.5",
        "close" => "M5.5 5.5l13 13M18.5 5.5l-13 13",
        _ => "M10 14a4 4 0 0 0 5.7.3l3.2-3.2a4 4 0 0 0-5.6-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7-.3l-3.2 3.2a4 4 0 0 0 5.6 5.7l1.2-1.2",
    }
}
