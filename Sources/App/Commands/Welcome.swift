import Access
import Foundation
import Regions

/// What a start prints: the address, the settings, and in a demo who can sign in.
struct Welcome: Sendable {
    let settings: Settings
    let home: Home
    let baseURL: String
    let demo: DemoFile?

    func say() {
        var lines = ["", "Xinqiao is open at \(baseURL)"] + settings.lines + [home.line]
        if let demo {
            lines += ["", "A demo: everybody here is invented. Sign in at \(baseURL)/sign-in with one click as"]
            lines += demo.accounts.filter { $0.password != nil }.map { person in
                "  \(person.account.padding(toLength: 16, withPad: " ", startingAt: 0))\(person.role.rawValue)"
            }
            if let code = demo.historyCode {
                lines.append("The record of an invented person at \(baseURL)/history opens with \(code)")
            }
            if let code = demo.sittingCodes?.first {
                lines.append("A pupil of an invented class sits down at \(baseURL)/s with \(code)")
            }
            lines.append("Passwords, secrets and tokens: \(DemoFile.path(in: settings.data))")
        }
        print(lines.joined(separator: "\n"))
        fflush(nil)
    }
}
