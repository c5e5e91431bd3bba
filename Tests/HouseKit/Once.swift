/// Something that is made when it is first asked for. Whoever asks meanwhile waits for it.
actor Once<Value: Sendable> {
    private let make: @Sendable () async throws -> Value
    private var making: Task<Value, any Error>?

    init(_ make: @escaping @Sendable () async throws -> Value) {
        self.make = make
    }

    func value() async throws -> Value {
        if let making { return try await making.value }
        let task = Task { [make] in try await make() }
        making = task
        return try await task.value
    }
}
