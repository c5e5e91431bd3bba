import Hummingbird
import Logging

extension Door {
    /// One line in the log and one step of the counter for each request: what, how long, how it ended. No path, no
    /// name, no answer.
    func counted(_ name: String, _ context: WebContext, _ answer: () async -> Response) async -> Response {
        let start = ContinuousClock.now
        let response = await answer()
        context.logger.info(
            "request",
            metadata: [
                "request": "\(context.number)", "use_case": "\(name)", "status": "\(response.status.code)",
                "took": "\(ContinuousClock.now - start)",
            ])
        house.metrics.count("xinqiao_requests_total{use_case=\"\(name)\",status=\"\(response.status.code)\"}")
        return response
    }
}
