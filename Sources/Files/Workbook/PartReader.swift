import Foundation
import FoundationXML

/// Goes through one XML part of a workbook and tells what begins, what ends and what stands between.
///
/// External entities are off, and a document type, with which entities begin, is refused before it is read.
class PartReader: NSObject, XMLParserDelegate {
    private(set) var text = ""
    private(set) var fault: FileFault?
    /// Whether text is worth keeping where the reader stands.
    var gathersText = false {
        didSet { if gathersText { text = "" } }
    }
    private weak var parser: XMLParser?

    /// - Throws: the fault that was found, or `.workbook(.broken)` when the XML is none.
    func read(_ part: ArchivePart) throws(FileFault) {
        let parser = XMLParser(stream: part)
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = false
        parser.delegate = self
        self.parser = parser
        let isWhole = parser.parse()
        if let fault = part.fault { throw .workbook(fault) }
        if let fault { throw fault }
        guard isWhole else { throw .workbook(.broken) }
    }

    func begin(_ element: Substring, _ attributes: [String: String]) {}
    func end(_ element: Substring) {}

    func refuse(_ fault: FileFault) {
        guard self.fault == nil else { return }
        self.fault = fault
        parser?.abortParsing()
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard fault == nil else { return }
        begin(Self.local(elementName), attributes)
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        guard fault == nil else { return }
        end(Self.local(elementName))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard gathersText, fault == nil else { return }
        text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        guard gathersText, fault == nil else { return }
        text += String(decoding: block, as: UTF8.self)
    }

    /// The name without its prefix: some programs write `x:row`.
    private static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }
}
