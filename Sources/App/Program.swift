public import ArgumentParser

/// `xinqiao`: the whole platform in one binary.
public struct Program: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "xinqiao",
        abstract: "Xinqiao, the open platform for the social psychological service system.",
        discussion: """
            Start a demo with an invented city:   xinqiao serve --demo --data data/demo
            Start a house for real people:        xinqiao accounts add …, then xinqiao serve --data DIR
            Options may also be given in the environment: XINQIAO_DATA, XINQIAO_DATABASE, XINQIAO_PORT …
            """,
        version: version,
        subcommands: [
            Serve.self, Work.self, Migrate.self, Seed.self, Perform.self, AccountsCommand.self, TokensCommand.self,
            RegionsCommand.self, AuditCommand.self, SheetsCommand.self, BackupCommand.self, RestoreCommand.self,
            Generate.self,
        ])

    static let version = "0.1.0"

    public init() {}
}
