public import Access
public import Care
public import Files
public import Foundation
import Storage

/// A doctor's advice on paper, as the guardian has brought it. What it says is on the paper, and in no list.
public struct DoctorsAdvice: Codable, Sendable, Equatable {
    public static let largestMegabytes = 5
    /// A page or two from a scanner or a telephone, and not an archive.
    static let largest = largestMegabytes << 20

    public let id: ID<DoctorsAdvice>
    public let writtenOn: Day
    public let kind: PaperKind
    public let keptAt: Moment

    static func sealing(of advice: ID<DoctorsAdvice>) -> String { "doctor's advice \(advice)" }
}

/// Keeps the scan of a doctor's advice, sealed. It hangs on the way that is open; the same form sent twice is one.
public struct KeepDoctorsAdvice: Command, BringsFile {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var writtenOn: Day
    public var scan: UploadedFile
    public var request: String

    public init(finding: ID<Finding>, writtenOn: Day, scan: UploadedFile, request: String) {
        self.finding = finding
        self.writtenOn = writtenOn
        self.scan = scan
        self.request = request
    }

    public var file: UploadedFile { scan }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        // Another day, or another paper in the same form, is another one.
        let whole = WrittenText.whole(request, nil, ["\(writtenOn)", scan.name, "\(scan.bytes.count)"])
        let form = try session.newMark(of: whole, "doctor's advice", in: "doctors_advice", about: finding)
        guard let mark = form else { return Done() }
        _ = try session.ownFinding(finding)
        guard writtenOn <= session.today else { throw InterviewError.badMoment(field: "writtenOn") }
        guard !scan.bytes.isEmpty else { throw InterviewError.missing(field: "scan") }
        guard scan.bytes.count <= DoctorsAdvice.largest, let kind = PaperKind(of: scan.bytes) else {
            throw InterviewError.scanKind
        }
        guard let path = try session.openPath(of: finding) else { throw InterviewError.noPath }
        try session.keep(self, kind, mark, of: path)
        return Done()
    }
}

/// Opens the scan of a doctor's advice. Each opening leaves a line in the audit log.
public struct OpenDoctorsAdvice: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var finding: ID<Finding>
    public var advice: ID<DoctorsAdvice>

    public init(finding: ID<Finding>, advice: ID<DoctorsAdvice>) {
        self.finding = finding
        self.advice = advice
    }

    public struct Outcome: Codable, Sendable {
        public let kind: PaperKind
        /// Base 64 in JSON.
        public let content: Data
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT d.scan_kind, d.scan, f.region
            FROM finding f JOIN care_path p ON p.finding = f.id JOIN doctors_advice d ON d.path = p.id
            WHERE f.id = \(finding) AND d.id = \(advice) AND \(session.scope, region: "f.region", house: "f.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("finding \(finding)", region: try row("region"))
        let scan = try session.open(try row("scan"), for: DoctorsAdvice.sealing(of: advice))
        guard let content = Data(base64Encoded: scan.exposed) else { throw StorageError.column("scan") }
        return Outcome(kind: try row("scan_kind"), content: content)
    }
}

extension Session where Case == KeepDoctorsAdvice {
    /// The vault seals text, so the bytes are sealed as base 64.
    fileprivate func keep(
        _ new: KeepDoctorsAdvice, _ kind: PaperKind, _ mark: String, of path: OpenPath
    ) throws {
        let id = newID(DoctorsAdvice.self)
        let scan = seal(Private(Data(new.scan.bytes).base64EncodedString()), for: DoctorsAdvice.sealing(of: id))
        try run(
            """
            INSERT INTO doctors_advice (id, path, request, written_on, scan_kind, scan, kept_by, kept_at)
            VALUES (\(id), \(path.id), \(mark), \(new.writtenOn), \(kind), \(scan), \(caller.id), \(now))
            \(unscoped: "the finding itself was found within the scope")
            """)
    }
}

extension Session {
    /// The newest first.
    func papers(of path: ID<CarePath>) throws -> [DoctorsAdvice] {
        try rows(
            """
            SELECT d.id, d.written_on, d.scan_kind, d.kept_at FROM doctors_advice d
            WHERE d.path = \(path) ORDER BY d.id DESC
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map {
            DoctorsAdvice(
                id: try $0("id"), writtenOn: try $0("written_on"), kind: try $0("scan_kind"),
                keptAt: try $0("kept_at"))
        }
    }
}
