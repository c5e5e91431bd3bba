import Care

extension Page {
    /// The page with everything around it.
    func framed(for visit: Visit) -> HTML {
        """
        <!doctype html>
        <html lang="\(visit.language.rawValue)"\(if: visit.isLarge, " class=\"large\"")>
        <head>
        <meta charset="utf-8">
        <title>\(say: title) · \(say: "frame.brand")</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="\(Assets.path("img/favicon.svg"))" type="image/svg+xml">
        <link rel="stylesheet" href="\(Assets.path("css/xinqiao.css"))">
        <script type="module" src="\(Assets.path("js/xinqiao.js"))"></script>
        \(if: hasClocks, Self.script("js/duty.js"))\
        \(if: listensForAlerts(visit), Self.script("js/alerts.js"))\(head)</head>
        \(frame == .staff ? staffBody(visit) : personBody(visit))
        </html>

        """
    }

    private static func script(_ name: String) -> HTML {
        "<script type=\"module\" src=\"\(Assets.path(name))\"></script>\n"
    }

    private func personBody(_ visit: Visit) -> HTML {
        """
        <body class="person">
        <a class="skip" href="#main">\(say: "frame.skip")</a>
        \(Self.demoBanner(visit))\(personHeader(visit))
        <main id="main" class="page\(look.isEmpty ? "" : " " + look)" tabindex="-1"\(mainAttributes)>
        \(main)
        </main>
        <footer class="foot">
        <nav class="tools" aria-label="\(say: "frame.footNav")">
        \(footLinks)\(if: frame == .person(tools: false), Self.tools(visit))\
        <a href="/about">\(say: "frame.about")</a><a href="/privacy">\(say: "frame.privacy")</a>\
        <a href="/sign-in">\(say: "frame.staff")</a>
        </nav>
        <p>\(say: "frame.emergency")</p>
        </footer>
        </body>
        """
    }

    private func personHeader(_ visit: Visit) -> HTML {
        """
        <header class="top">
        <a class="brand" href="/">\(say: "frame.brand")</a>
        <a class="help-now" href="/help"\(if: isHelp, " aria-current=\"page\"")>\(say: "frame.helpNow")</a>
        \(if: frame == .person(tools: true), """
            <nav class="tools" aria-label="\(say: "frame.tools")">\(Self.tools(visit))</nav>
            """)
        </header>
        """
    }

    static func demoBanner(_ visit: Visit) -> HTML {
        guard visit.house.demoPeople != nil else { return .empty }
        return "<aside class=\"demo\" aria-label=\"\(say: "frame.demo")\"><p>\(say: "frame.demoWords")</p></aside>\n"
    }

    /// The other language and the other size, as links that come back to this page.
    static func tools(_ visit: Visit) -> HTML {
        let other: Language = visit.language == .en ? .zhHans : .en
        let size = visit.isLarge ? Phrase("frame.normalPrint") : Phrase("frame.largePrint")
        return """
            <a href="/look?language=\(other.rawValue)&amp;back=\(back(visit))" lang="\(other.rawValue)" \
            hreflang="\(other.rawValue)">\(say: "frame.otherLanguage")</a>
            <a href="/look?large=\(visit.isLarge ? "no" : "yes")&amp;back=\(back(visit))">\(say: size)</a>
            """
    }

    /// Who reads the fourth question wants to read the fourth question in the other language.
    private static func back(_ visit: Visit) -> String {
        guard let question = visit.fields["question"].flatMap({ Int($0) }) else { return visit.path }
        return "\(visit.path)?question=\(question)"
    }
}
