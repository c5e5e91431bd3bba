public import Access

/// A use case that the clock performs again and again.
public struct Recurring: Sendable {
    let name: String
    let seconds: Int
    let useCase: @Sendable () -> any UseCase

    public init<Case: UseCase>(every seconds: Int, _ useCase: @escaping @Sendable () -> Case) {
        self.name = Case.name
        self.seconds = seconds
        self.useCase = useCase
    }
}
