import Access
import ArgumentParser
import Foundation
import Storage
import Web

/// `xinqiao generate`
struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the documents that are made from the code: permissions, routes, API, schema.",
        discussion: "`bin/check` compares them with docs/generated.")

    @Option(help: "The folder to write into.")
    var into = "docs/generated"

    func run() async throws {
        try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
        let documents = [
            "permissions.md": GeneratedDocuments.permissions, "routes.md": GeneratedDocuments.routes,
            "schema.sql": GeneratedDocuments.schema, "openapi.json": try GeneratedDocuments.openAPI,
        ]
        for (name, text) in documents.sorted(by: { $0.key < $1.key }) {
            try text.write(toFile: "\(into)/\(name)", atomically: true, encoding: .utf8)
            print("\(into)/\(name)")
        }
    }
}
