import Access
import Accounts
import ArgumentParser
import Care
import Foundation

/// `xinqiao accounts`
struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Add, list and suspend the people who work here.",
        subcommands: [Add.self, AddPostCommand.self, Import.self, List.self, Suspend.self])

    /// A role in a region, as it is typed.
    struct PostOptions: ParsableArguments {
        @Option(help: "One of: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: String

        @Option(help: "The twelve digits of the region's code.")
        var region: String

        @Option(help: "The code of a unit, for a post in a school or station only.")
        var unit: String?

        func post() throws -> Post {
            guard let role = Role(rawValue: role) else { throw ValidationError("--role \(role): no such role") }
            guard let region = Region(region) else { throw ValidationError("--region \(region): twelve digits") }
            return Post(role: role, region: region, unit: unit)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add somebody; the first account of a house is made here.",
            discussion: "The password is read from the terminal or from standard input, never from the command line.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var post: PostOptions

        @Argument(help: "The account's name: lower-case letters, digits, dot, hyphen, underscore.")
        var login: String

        @Option(help: "The person's name as colleagues see it.")
        var name: String

        func run() async throws {
            let post = try post.post()
            let password = post.role == .integration ? nil : try Terminal.password()
            try await options.withHouse { house in
                let added = try await house.office.perform(
                    AddAccount(login: login, displayName: name, password: password, post: post),
                    as: .system("terminal"))
                print("added \(login)")
                guard let secret = added.totpSecret else { return }
                print("Secret for the six-digit codes, shown this once: \(secret)")
            }
        }
    }

    struct AddPostCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-post", abstract: "Give somebody one more post.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var post: PostOptions

        @Argument var login: String

        @Option(help: "The last day of the post, 2026-12-31.")
        var until: String?

        func run() async throws {
            let post = try post.post()
            let day = try until.map { text in
                guard let day = Day(text) else { throw ValidationError("--until \(text): write 2026-12-31") }
                return day
            }
            try await options.withHouse { house in
                _ = try await house.office.perform(
                    AddPost(login: login, post: post, until: day), as: .system("terminal"))
                print("done")
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite the people of a list; each gets a one-time link, good for 72 hours.",
            discussion: """
                A CSV or XLSX file. Columns, also under their Chinese names as in the template: name, role, region; and
                if there are, unit, from, until, login. Bad rows are told on the error stream.
                """)

        @OptionGroup var options: HouseOptions

        @Argument(help: "The list.")
        var file: String

        @Option(help: "Put the links into this new file, which only you can read.")
        var links: String?

        @Option(help: "The address of the platform before each link, such as https://xinqiao.example.")
        var address = ""

        @Flag(help: "Only say what would happen; keep nothing.")
        var dryRun = false

        func validate() throws {
            guard dryRun || links != nil else { throw ValidationError("--links FILE, or the links would be lost") }
        }

        func run() async throws {
            try await options.withHouse { house in
                let reading = StaffReading(house: house, isTrial: dryRun)
                let file = dryRun ? nil : try links.map { try LinksFile(path: $0) }
                defer { print("\(dryRun ? "would be: " : "")\(reading.good) invited, \(reading.refused) refused") }
                do {
                    try await reading.read(self.file)
                } catch {
                    // Whoever was invited before it broke off has a link that must not be lost.
                    try file?.write(reading.lines, address: address)
                    throw error
                }
                try file?.write(reading.lines, address: address)
                if reading.refused > 0 { throw ExitCode(2) }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all accounts and their posts.")

        @OptionGroup var options: HouseOptions

        func run() async throws {
            try await options.withHouse { house in
                for line in try await house.office.perform(ListAccounts(), as: .system("terminal")) {
                    let posts = line.posts.map { "\($0.role.rawValue) \($0.unit ?? $0.region.code)" }
                    let state = line.isSuspended ? "suspended" : "active"
                    print("\(line.login)\t\(state)\t\(posts.joined(separator: ", "))")
                }
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take an account out of service at once.")

        @OptionGroup var options: HouseOptions

        @Argument var login: String

        func run() async throws {
            try await options.withHouse { house in
                _ = try await house.office.perform(SuspendAccount(login: login), as: .system("terminal"))
                print("suspended \(login)")
            }
        }
    }
}
