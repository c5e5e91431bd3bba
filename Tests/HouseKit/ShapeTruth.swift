import Access
import Care
import Foundation
import Synchronization

/// Whether the API document tells the truth: everything that anybody in any test is answered is held against the
/// shape that the document is made from.
public enum ShapeTruth {
    private static let known = Mutex<[ObjectIdentifier: Shape]>([:])

    /// - Throws: `UntrueShape` when the outcome, as JSON, is not what its type promises.
    public static func check<Outcome: Codable>(_ outcome: Outcome) throws {
        let written = try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(outcome))
        if let fault = try shape(of: Outcome.self).fault(in: written, at: "\(Outcome.self)") {
            throw UntrueShape(fault: fault)
        }
    }

    private static func shape<Outcome: Codable>(of type: Outcome.Type) throws -> Shape {
        let key = ObjectIdentifier(type)
        if let shape = known.withLock({ $0[key] }) { return shape }
        let shape = try ShapeReader.shape(of: type)
        known.withLock { $0[key] = shape }
        return shape
    }
}

/// Something was written that the API document does not promise.
public struct UntrueShape: Error {
    public let fault: String
}

private indirect enum JSON: Decodable {
    case null
    case yesNo(Bool)
    case number(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .yesNo(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSON].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }
}

extension Shape {
    /// What is not as promised, with its place; `nil` when all is.
    fileprivate func fault(in json: JSON, at place: String) -> String? {
        switch (self, json) {
        case (.maybe, .null), (.yesNo, .yesNo), (.number, .number): return nil
        case (.maybe(let shape), _): return shape.fault(in: json, at: place)
        case (.either(let shapes), _):
            let fitting = shapes.count { $0.fault(in: json, at: place) == nil }
            return fitting == 1 ? nil : "\(place) fits \(fitting) of \(shapes.count) ways"
        case (.whole, .number(let number)): return number == number.rounded() ? nil : "\(place) is not whole"
        case (.choice(let words), .text(let text)): return words.contains(text) ? nil : "\(place) may not be \(text)"
        case (.text(_, let pattern), .text(let text)):
            let fits = pattern.map { text.range(of: $0, options: .regularExpression) != nil } ?? true
            return fits ? nil : "\(place) does not match: \(text)"
        case (.list(let each), .list(let list)):
            return list.lazy.compactMap { each.fault(in: $0, at: "\(place)[]") }.first
        case (.map(let each), .object(let values)):
            return values.lazy.compactMap { each.fault(in: $0.value, at: "\(place).\($0.key)") }.first
        case (.object(let object), .object(let values)): return object.fault(in: values, at: place)
        default: return "\(place) is something else than promised"
        }
    }
}

extension Shape.ObjectShape {
    fileprivate func fault(in values: [String: JSON], at place: String) -> String? {
        let names = Set(parts.map(\.name))
        if let stranger = values.keys.first(where: { !names.contains($0) }) {
            return "\(place) has \(stranger), which nobody promised"
        }
        for part in parts {
            if let value = values[part.name] {
                if let fault = part.shape.fault(in: value, at: "\(place).\(part.name)") { return fault }
            } else if part.isRequired {
                return "\(place) lacks \(part.name)"
            }
        }
        return nil
    }
}
