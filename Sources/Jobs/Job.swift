import Access
import Care
import Storage

/// A slip taken from the queue.
struct Job: Sendable {
    let id: String
    let useCase: String
    let input: String
    let attempts: Int

    init(_ row: Row) throws {
        id = try row("id")
        useCase = try row("use_case")
        input = try row("input")
        attempts = try row("attempts")
    }
}
