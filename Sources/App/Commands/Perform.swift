import Access
import Accounts
import ArgumentParser
import Foundation

/// `xinqiao perform`
struct Perform: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Perform any use case by its name, with its input as JSON.",
        discussion: """
            xinqiao perform ListTopics '{"language": "zh-Hans"}' --anyone
            xinqiao perform ListAlerts '{}' --as gao.city
            Without a list of names: xinqiao perform --list
            """)

    @OptionGroup var options: HouseOptions

    @Argument(help: "The name of the use case.")
    var name: String?

    @Argument(help: "Its input.")
    var input = "{}"

    @Option(name: .customLong("as"), help: "The account in whose name it is done, with that account's posts only.")
    var account: String?

    @Flag(help: "Do it as a visitor without an account.")
    var anyone = false

    @Flag(help: "List all use cases with their permissions.")
    var list = false

    func run() async throws {
        if list {
            for entry in Catalogue.house(isDemo: options.demo).entries {
                print("\(entry.name.padding(toLength: 24, withPad: " ", startingAt: 0))\(entry.permission.rawValue)")
            }
            return
        }
        guard let name else { throw ValidationError("name a use case, or --list them") }
        try await options.withHouse { house in
            let outcome = try await house.catalogue.perform(
                name, Data(input.utf8), as: try await caller(in: house), in: house.office)
            print(String(decoding: outcome, as: UTF8.self))
        }
    }

    private func caller(in house: House) async throws -> Caller {
        if anyone { return .anyone }
        guard let account else { return .system("terminal") }
        return try await house.office.perform(RecogniseColleague(login: account), as: .system("terminal")).caller
    }
}
