import CPangoCairo
import Care

/// Text for one paper: where its lines break, how wide they are, and drawing them. Pango does all of it.
///
/// Font maps belong to a thread: each paper has one of its own, so that two papers at once never share anything.
final class PaperType {
    private static let family = "Noto Sans CJK SC"

    private let map: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private var descriptions: [PaperFace: OpaquePointer] = [:]

    /// - Throws: `PDFFault.fontMissing`.
    init(_ language: Language) throws(PDFFault) {
        map = pango_cairo_font_map_new()
        context = pango_font_map_create_context(map)
        // A point of type is a point of paper, and letters stand where they stand at every size of screen.
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_language(context, pango_language_from_string(language.rawValue))
        for face in PaperFace.allCases { descriptions[face] = Self.description(of: face) }
        guard hasFont else { throw .fontMissing }
    }

    deinit {
        descriptions.values.forEach(pango_font_description_free)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// The lines of a text that must not be wider than so many points.
    func lines(_ text: String, _ face: PaperFace, width: Double) -> [String] {
        let text = text.printable
        let layout = layout(text, face)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        let bytes = Array(text.utf8)
        return (0..<pango_layout_get_line_count(layout)).compactMap { number in
            guard let line = pango_layout_get_line_readonly(layout, number) else { return nil }
            let start = Int(line.pointee.start_index)
            let piece = bytes[start..<min(bytes.count, start + Int(line.pointee.length))]
            return String(decoding: piece, as: UTF8.self).withoutEnd
        }
    }

    /// In points.
    func width(of line: String, _ face: PaperFace) -> Double {
        let layout = layout(line.printable, face)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        var width: Int32 = 0
        pango_layout_get_size(layout, &width, nil)
        return Double(width) / Double(PANGO_SCALE)
    }

    /// Draws one line where the pen of the page stands: at its left, where its letters stand.
    func draw(_ line: String, _ face: PaperFace, on page: OpaquePointer) {
        let layout = layout(line.printable, face)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        guard let first = pango_layout_get_line_readonly(layout, 0) else { return }
        pango_cairo_show_layout_line(page, first)
    }

    private func layout(_ text: String, _ face: PaperFace) -> OpaquePointer? {
        let layout = pango_layout_new(context)
        pango_layout_set_font_description(layout, descriptions[face])
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        return layout
    }

    private static func description(of face: PaperFace) -> OpaquePointer? {
        let description = pango_font_description_new()
        pango_font_description_set_family(description, family)
        pango_font_description_set_weight(description, face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_size(description, Int32(face.size * Double(PANGO_SCALE)))
        return description
    }

    /// Fontconfig gives the nearest font whatever is asked for, so what came has to be looked at.
    private var hasFont: Bool {
        guard let font = pango_context_load_font(context, descriptions[.body]) else { return false }
        defer { g_object_unref(font) }
        let found = pango_font_describe(font)
        defer { pango_font_description_free(found) }
        return pango_font_description_get_family(found).map { String(cString: $0) == Self.family } ?? false
    }
}

extension String {
    /// Without what no printer can print: other control characters than the end of a line would become boxes, and NUL
    /// the end of everything.
    fileprivate var printable: String {
        let plain = replacing("\r\n", with: "\n").replacing("\t", with: " ")
        return String(String.UnicodeScalarView(plain.unicodeScalars.filter { scalar in
            scalar == "\n" || scalar.properties.generalCategory != .control
        }))
    }

    fileprivate var withoutEnd: String {
        var text = self[...]
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
