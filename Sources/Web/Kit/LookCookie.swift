import Care
import HTTPTypes
import Hummingbird

/// Language and size of print: the cookie first, then what the browser asks for, then Chinese.
struct LookCookie: Equatable {
    var language: Language
    var isLarge: Bool

    init(language: Language, isLarge: Bool) {
        self.language = language
        self.isLarge = isLarge
    }

    init(_ request: Request) {
        let parts = (Cookie.read(request.headers[.cookie])[Cookie.look] ?? "").split(separator: ".")
        let wanted = request.headers[.acceptLanguage]?.lowercased() ?? ""
        let fallback: Language = wanted.hasPrefix("en") ? .en : .zhHans
        language = parts.first.flatMap { Language(rawValue: String($0)) } ?? fallback
        isLarge = parts.contains("large")
    }

    var text: String { isLarge ? "\(language.rawValue).large" : language.rawValue }
}
