/// A file of the library that could not be taken in, with its reason.
public struct RefusedFile: Error, Hashable, Sendable, CustomStringConvertible {
    public let name: String
    public let fault: QuestionnaireFault

    public var description: String { "\(name): \(fault)" }
}
