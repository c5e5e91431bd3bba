public import Foundation

/// PLACEHOLDER until files arrive.
public struct UploadedFile: Codable, Sendable, Equatable {
    public let name: String
    public let data: Data
    public init(name: String, bytes: [UInt8]) { self.name = name; data = Data(bytes) }
    public var bytes: [UInt8] { Array(data) }
}
