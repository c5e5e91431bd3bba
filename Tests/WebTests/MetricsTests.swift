import Testing

@testable import Web

@Suite struct MetricsTests {
    @Test func `figures are written as Prometheus reads them, and one without a value is left out`() async {
        let metrics = Metrics()
        metrics.count("b_total{end=\"x\"}")
        metrics.count("b_total{end=\"x\"}", by: 4)
        metrics.count("a_total")
        metrics.gauge("level") { 2.5 }
        metrics.gauge("unknown") { nil }
        #expect(await metrics.text() == "a_total 1\nb_total{end=\"x\"} 5\nlevel 2.5\n")
    }
}
