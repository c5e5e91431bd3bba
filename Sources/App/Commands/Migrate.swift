import ArgumentParser
import Storage

/// `xinqiao migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database's schema up to date.", discussion: "`serve` does this by itself at every start.")

    @OptionGroup var options: HouseOptions

    func run() async throws {
        try await options.withHouse { house in
            let pending = try await Schema.house.pending(in: house.database)
            print("schema is current: \(Schema.house.migrations.count - pending.count) steps applied")
        }
    }
}
