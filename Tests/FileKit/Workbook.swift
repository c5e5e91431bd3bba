public import Files
import Foundation

/// A workbook put together by hand, so that a test can make it wrong in one place.
public struct Workbook {
    public var sheet = ""
    public var shared = ""
    public var styles = ""
    public var workbook = #"<sheets><sheet name="Units" sheetId="1" r:id="rId1"/></sheets>"#
    public var more: [ZipPart] = []

    public static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    public static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// - Parameter rows: the rows as XML.
    public init(_ rows: String) {
        sheet = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData></worksheet>"
    }

    /// A header and one row with one cell.
    public static func cell(_ xml: String) -> Workbook {
        Workbook(#"<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2">\#(xml)</row>"#)
    }

    public var parts: [ZipPart] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        let names = "xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relations)\""
        let relation = #"<Relationship Id="rId1" Type="sheet" Target="worksheets/sheet1.xml"/>"#
        return [
            ZipPart("xl/workbook.xml", "\(head)<workbook \(names)>\(workbook)</workbook>"),
            ZipPart("xl/_rels/workbook.xml.rels", "\(head)<Relationships>\(relation)</Relationships>"),
            ZipPart("xl/sharedStrings.xml", "\(head)<sst xmlns=\"\(Self.main)\">\(shared)</sst>"),
            ZipPart("xl/styles.xml", "\(head)<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"),
            ZipPart("xl/worksheets/sheet1.xml", sheet),
        ] + more
    }

    public var bytes: [UInt8] { zip(parts) }

    public func table() throws(FileFault) -> Table { try Table.read(bytes) }
}
