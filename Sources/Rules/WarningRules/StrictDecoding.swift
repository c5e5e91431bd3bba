extension Decoder {
    /// Refuses keys that nobody reads: a misspelt `clarify` would otherwise silently switch a clock off.
    public func refuseKeys(besides known: [String]) throws {
        let unknown = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).filter { !known.contains($0) }
        guard let first = unknown.sorted().first else { return }
        throw fault("unknown key \(first)")
    }

    /// What is wrong with a file, at the place where it is read.
    public func fault(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
    }
}

/// A key of whatever name a file happens to use.
private struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init?(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init?(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }
}
