import Access
import Accounts
import ArgumentParser

/// `xinqiao tokens`
struct TokensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Issue bearer tokens for programs.", subcommands: [Issue.self])

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a token; it is shown once, only its hash is kept.",
            discussion: "A token can do no more than the account's posts allow, and only what --allow names.")

        @OptionGroup var options: HouseOptions

        @Argument(help: "The account it acts for.")
        var login: String

        @Option(help: "What it is for, so that people recognise it later.")
        var label: String

        @Option(help: "Permissions, separated by commas. (default: createSheets,readOwnSheets)")
        var allow = "createSheets,readOwnSheets"

        @Option(help: "Days until it expires, 1 to 730.")
        var days = 365

        @Flag(help: "The token may look at things only.")
        var readOnly = false

        @Flag(help: "The token opens /fhir and no other door.")
        var fhirOnly = false

        func run() async throws {
            let names = allow.split(separator: ",").map(String.init)
            let granted = try names.map { name in
                guard let permission = Permission(rawValue: name) else {
                    throw ValidationError("--allow \(name): no such permission")
                }
                return permission
            }
            var issue = IssueToken(login: login, label: label, granted: Set(granted), days: days)
            issue.readOnly = readOnly
            issue.door = fhirOnly ? .fhir : .all
            try await options.withHouse { [issue] house in
                let issued = try await house.office.perform(issue, as: .system("terminal"))
                print(issued.token)
            }
        }
    }
}
