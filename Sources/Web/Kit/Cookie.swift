/// The seven cookies of the house, all HttpOnly.
enum Cookie {
    /// A staff sign-in. `Strict`: no other site can bring it along.
    static let signIn = "xq_sign_in"
    /// The key of the sheet that is being answered. `Lax`, so that a link from a message finds it.
    static let sheet = "xq_sheet"
    /// The key of the visitor's own history. `Strict`, and gone when the browser is closed.
    static let history = "xq_history"
    /// The key of a sitting in a campaign. `Strict`, and gone when the browser is closed: school computers are shared.
    static let sitting = "xq_sitting"
    /// In a class meeting: counts the end once, and is gone then. `Strict`, and gone when the browser is closed.
    static let round = "xq_round"
    /// The secret behind form tokens.
    static let form = "xq_form"
    /// Language and size of print.
    static let look = "xq_look"

    static func set(_ name: String, _ value: String, seconds: Int?, secure: Bool) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        let site = [signIn, form, history, sitting, round].contains(name) ? "Strict" : "Lax"
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=\(site)\(age)\(secure ? "; Secure" : "")"
    }

    static func clear(_ name: String, secure: Bool) -> String { set(name, "", seconds: 0, secure: secure) }

    static func read(_ header: String?) -> [String: String] {
        var values: [String: String] = [:]
        for part in (header ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            values[String(pair[0]).trimmingBlanks] = String(pair[1]).trimmingBlanks
        }
        return values
    }
}

extension String {
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
