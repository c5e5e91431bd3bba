import Access
import Accounts
import ArgumentParser
import Care
import Foundation

/// `xinqiao accounts`
struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Add, list and suspend the people who work here.",
        subcommands: [Add.self, AddPostCommand.self, List.self, Suspend.self])

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
