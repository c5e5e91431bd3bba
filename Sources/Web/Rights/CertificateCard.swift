import Rights

extension CertifiedErasure {
    /// That a deletion was certified, for whoever has asked and for the desk alike.
    func card(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="certificate"><h2 id="certificate">\(say: "rights.certificate.title")</h2>
        <p>\(say: "rights.certificate.lead", ["day": visit.date(madeAt)])</p>
        \(if: kept > 0, "<p>\(say: "rights.certificate.kept")</p>")
        <p class="small">\(say: "rights.certificate.mark") <code>\(mark)</code></p></section>

        """
    }
}
