import ArgumentParser

/// `xinqiao seed`
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty demo folder with the invented city and its people.",
        discussion: "Needs --demo. `serve --demo` does this by itself; doing it twice changes nothing.")

    @OptionGroup var options: HouseOptions

    @Option(help: "The address that demo.json names.")
    var baseURL = "http://127.0.0.1:8080"

    func validate() throws {
        guard options.demo else { throw ValidationError("seed puts invented people into a demo folder: add --demo") }
    }

    func run() async throws {
        try await options.withHouse { house in
            let file = try await DemoSeed(house: house, baseURL: baseURL).seed()
            print("\(file.accounts.count) people in \(DemoFile.path(in: house.settings.data))")
        }
    }
}
