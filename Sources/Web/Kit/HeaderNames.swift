import HTTPTypes

/// Header names that the library does not know by itself. Each is a valid token (RFC 9110, 5.1), so that making
/// its name cannot fail.
extension HTTPField.Name {
    /// A page asks in the background for a part of itself.
    static let part = HTTPField.Name("X-Part")!
    /// Goes on by itself after some seconds. Not in any RFC, and understood by every browser.
    static let refresh = HTTPField.Name("Refresh")!
    /// What a program would like to be answered. RFC 7240.
    static let prefer = HTTPField.Name("Prefer")!
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")!
}
