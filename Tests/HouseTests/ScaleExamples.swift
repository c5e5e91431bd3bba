import Access
import Care
import Files
import Foundation
import HouseKit
import Instruments

/// A scale of the north in use, and a longer licence for it that waits to be approved.
struct NorthernScale {
    let scale: LoadedInstrument
    let renewal: LoadedInstrument
    let wording: UploadedFile

    init(_ town: Town) async throws {
        wording = try await town.wording(of: "isi", mark: Marker.north)
        scale = try await town.loadAndApprove(
            mark: Marker.north, licence: .inTown(number: "\(Marker.north) licence", until: "2026-04-01"))
        renewal = try await town.perform(
            RenewLicence(
                instrument: scale.instrument, licence: .inTown(number: "\(Marker.north) renewal"),
                proof: UploadedFile(name: "p", bytes: ProofPaper.pdf)),
            as: .northAdministrator)
    }

    /// What must not stand in anything that a southerner is told.
    var words: [String] { [scale.instrument.rawValue, scale.load.rawValue, renewal.load.rawValue] }
}

func scaleQueryExamples(_ secrets: NorthernSecrets) -> [String: QueryExample] {
    let administrator = secrets.town.caller(.northAdministrator)
    let counsellor = secrets.town.caller(.northCounsellor)
    let scale = ["instrument": secrets.scale.scale.instrument.rawValue]
    let load = ["load": secrets.scale.renewal.load.rawValue]
    return [
        "CountLicenceWork": QueryExample(shows: #""due":1"#, rightPerson: administrator, input: [:]),
        "FindOwners": QueryExample(shows: TownPlaces.northSchool, rightPerson: administrator, input: [:]),
        "ListInstruments": QueryExample(
            shows: secrets.scale.scale.instrument.rawValue, rightPerson: counsellor, input: [:]),
        "ListLicences": QueryExample(shows: "\(Marker.north) licence", rightPerson: administrator, input: [:]),
        "ListLoads": QueryExample(shows: "\(Marker.north) renewal", rightPerson: administrator, input: [:]),
        "OpenProof": QueryExample(
            shows: #""kind":"pdf""#, rightPerson: secrets.town.caller(.platformAdministrator), input: load),
        "ReadAnsweredScale": QueryExample(
            shows: "失眠", rightPerson: secrets.town.caller(.northLead),
            input: ["questionnaire": "isi", "version": secrets.scale.scale.version ?? ""]),
        "ReadInstrument": QueryExample(shows: "\(Marker.north) isi.1", rightPerson: counsellor, input: scale),
        "ReadLoad": QueryExample(shows: "\(Marker.north) renewal", rightPerson: administrator, input: load),
        "ReadWordingForm": QueryExample(
            shows: "time-frame", rightPerson: administrator, input: ["template": "isi"], isPublic: true),
        "TryInstrument": QueryExample(
            shows: #""total":"7""#, rightPerson: counsellor, input: scale.merging(["points": "1111111"]) { $1 }),
    ]
}

func scaleCommandExamples(_ secrets: NorthernSecrets) -> [String: CommandExample] {
    let load = ["load": secrets.scale.renewal.load.rawValue]
    let scale = ["instrument": secrets.scale.scale.instrument.rawValue]
    let licence: [String: Any] = [
        "holder": "x", "number": "x", "electronic": true, "validFrom": "2026-01-01", "validUntil": "2026-12-31",
    ]
    let proof = ["name": "p", "data": Data(ProofPaper.pdf).base64EncodedString()]
    let file = ["name": "w", "data": Data(secrets.scale.wording.bytes).base64EncodedString()]
    return [
        "ApproveLoad": .refused(load),
        "DeclineLoad": .refused(load).adding("reason", "x"),
        "LoadInstrument": .refused(["template": "isi", "region": TownPlaces.north.code])
            .adding("file", file).adding("licence", licence).adding("proof", proof),
        "RenewLicence": .refused(scale).adding("licence", licence).adding("proof", proof),
        "WarnOfLicences": .refused([:]),
        "WithdrawVersion": .refused(scale).adding("version", secrets.scale.scale.version ?? "")
            .adding("reason", "x"),
    ]
}
