import Care
import Consents
import Files

/// The slips that children carry home, as a paper to print and cut: six on a page, because an address is long and a
/// guardian may type it.
struct SlipsPaper {
    let slips: ConsentSlips

    func paper(for visit: Visit) -> PDFPaper {
        let places = [slips.school, slips.unit].compactMap { $0 }.map { visit.choose($0) }.joined(separator: " · ")
        let title = visit.say(Phrase("consents.slips.page", ["class": slips.unit.map { visit.choose($0) } ?? ""]))
        return visit.paper(
            title, header: "\(visit.choose(slips.titles)) · \(places)", footer: visit.say(Phrase("consents.slips.cut")),
            [.slips(PDFSlips(slips.slips.map { slip($0, places, visit) }, across: 2, down: 3))])
    }

    private func slip(_ slip: ConsentSlip, _ places: String, _ visit: Visit) -> PDFSlips.Slip {
        let address = "\(visit.origin)/consent/\(slip.secret)"
        return PDFSlips.Slip(
            title: visit.say(Phrase("consents.guardian.number", ["number": "\(slip.number)"])),
            lines: [
                places, visit.say(Phrase("consents.slips.dear", ["campaign": visit.choose(slips.titles)])), address,
                visit.say(Phrase("consents.slips.until", ["time": visit.date(slips.closesAt)])),
            ],
            code: address)
    }
}
