import Foundation
import FoundationNetworking
import Messages

/// Hands bytes to another system by HTTP: one try, one answer, nothing followed.
struct Gateway: Sendable {
    /// Shorter than the lease of a message, so that a slow answer is known before another courier takes it.
    static let usualSeconds = 10.0

    let address: URL
    let allowsPrivate: Bool
    private let session: URLSession

    init(_ address: URL, allowsPrivate: Bool, seconds: Double = Gateway.usualSeconds) {
        self.address = address
        self.allowsPrivate = allowsPrivate
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = seconds
        configuration.timeoutIntervalForResource = seconds
        configuration.httpShouldSetCookies = false
        session = URLSession(configuration: configuration, delegate: Straight(), delegateQueue: nil)
    }

    /// - Returns: why it could not be handed over; `nil` when the other side has taken it.
    func post(_ body: [UInt8], _ headers: [String: String]) async -> DeliveryFault? {
        guard let host = address.host(), await GatewayAddress.mayCall(host, allowsPrivate: allowsPrivate) else {
            return .forbiddenAddress
        }
        var request = URLRequest(url: address)
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        do {
            let (_, answer) = try await session.data(for: request)
            return Self.fault(of: (answer as? HTTPURLResponse)?.statusCode ?? 0)
        } catch let error as URLError where error.code == .timedOut {
            return .slow
        } catch {
            return .unreachable
        }
    }

    private static func fault(of status: Int) -> DeliveryFault? {
        switch status {
        case 200..<300: nil
        case 300..<400: .redirected
        default: .refused
        }
    }
}

/// Goes where it was sent and nowhere else.
private final class Straight: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
