public import Foundation

/// A document that is made when somebody first asks for it, and kept: most houses live for weeks without, and making
/// the description of all doors took a good part of each start.
public actor DocumentOnce {
    private let make: @Sendable () throws -> Data
    private var made: [UInt8]?

    public init(_ make: @escaping @Sendable () throws -> Data) {
        self.make = make
    }

    func bytes() throws -> [UInt8] {
        if let made { return made }
        let bytes = Array(try make())
        made = bytes
        return bytes
    }
}
