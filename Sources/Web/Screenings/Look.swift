import Care

/// Changes language or size of print, and goes back to where the person was.
enum Look {
    static let secondsKept = 31_536_000

    static func change(_ visit: Visit) async throws -> Reply {
        let language = visit.fields["language"].flatMap { Language(rawValue: $0) } ?? visit.language
        let isLarge = visit.fields["large"].map { $0 == "yes" } ?? visit.isLarge
        let look = LookCookie(language: language, isLarge: isLarge)
        let cookie = Cookie.set(Cookie.look, look.text, seconds: secondsKept, secure: visit.isSecure)
        return .go(place(to: visit.fields["back"], visit)).setting(cookie)
    }

    /// Only a page of ours that can be fetched: not another site, and not the address of a form that was sent.
    private static func place(to back: String?, _ visit: Visit) -> String {
        let start = visit.isSignedIn ? "/me" : "/"
        guard let back, back.hasPrefix("/"), back.allSatisfy({ $0.isASCII && !$0.isWhitespace && $0 != "\\" }) else {
            return start
        }
        let path = back.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let isPage = WebServer.routes.contains { $0.method == .get && $0.show != nil && fits(Array(path), $0.path) }
        return isPage ? back : start
    }

    private static func fits(_ path: [Substring], _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        guard path.count == parts.count else { return false }
        return zip(path, parts).allSatisfy { $0 == $1 || ($1.hasPrefix("{") && !$0.isEmpty) }
    }
}
