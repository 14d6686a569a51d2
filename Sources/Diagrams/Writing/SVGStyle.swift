/// The style sheet and the script of a picture: colours for light and dark screens, and for paper.
enum SVGStyle {
    /// Colours of kinds, in the order of the legend: for light, then for dark screens. Apart from each other
    /// for people who do not tell red from green as well (after the palette of M. Okabe and K. Ito).
    private static let lineColours = [
        ("#0062a3", "#63b3f0"), ("#b34700", "#ff9d52"), ("#007a59", "#3fd0a4"), ("#9b3d80", "#e79bd0"),
        ("#7a6a00", "#e3cf4a"), ("#4a4f9e", "#a5aaf5"), ("#a3222d", "#ff8087"), ("#3d6b74", "#8fc7d3"),
        ("#5f5f5f", "#bdbdbd"),
    ]
    private static let boxColours = [
        ("#e4eefb", "#1d3048"), ("#fdf0dd", "#43331a"), ("#e3f4ea", "#1c3a2b"), ("#f6e6f1", "#412437"),
        ("#f4f1d3", "#3b3816"), ("#e9e9f8", "#2b2c4c"), ("#fbe5e5", "#482323"), ("#e2f1f3", "#1f3a3f"),
        ("#ececec", "#333538"),
    ]

    /// The colours of a kind on paper, by its number.
    static func lineColour(_ number: Int) -> String { lineColours[colourIndex(number)].0 }
    static func boxColour(_ number: Int) -> String { boxColours[colourIndex(number)].0 }

    static func colourIndex(_ index: Int) -> Int { index % lineColours.count }

    /// On paper a picture has the width of the page; one that is wider than high has a page on its side to itself, a
    /// large one a larger page. What is higher goes on over several pages.
    private static func print(scope: String, width: Double, height: Double) -> String {
        guard width > 700, width > height * 1.1 else {
            return "#\(scope){width:100%;height:auto;max-width:\(LengthText.number(width))px}"
        }
        return "@page \(scope)-wide{size:\(width > 1400 ? "A3" : "A4") landscape;margin:10mm}"
            + "#\(scope){page:\(scope)-wide;width:100%;height:auto;max-height:99vh}"
    }

    static func sheet(of diagram: Diagram, options: SVGOptions, width: Double, height: Double) -> String {
        let scope = options.idPrefix
        func variables(_ isDark: Bool) -> String {
            var text = isDark
                ? "--ground:#14171c;--ink:#e8eaee;--faint:#aab1bd;--rule:#5b6472;--panel:#232a34;"
                : "--ground:#ffffff;--ink:#16191d;--faint:#555e6b;--rule:#9aa3b0;--panel:#ffffff;"
            for index in lineColours.indices {
                text += "--l\(index):\(isDark ? lineColours[index].1 : lineColours[index].0);"
                text += "--b\(index):\(isDark ? boxColours[index].1 : boxColours[index].0);"
            }
            return text
        }
        let s = "#\(scope)"
        var sheet = """
            \(s){\(variables(options.colours == .dark))background:var(--ground);font-family:"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
            \(options.colours == .automatic ? "@media (prefers-color-scheme:dark){\(s){\(variables(true))}}" : "")
            @media print{\(s){\(variables(false))}\(s) .panel{display:none}\(print(scope: scope, width: width, height: height))}
            \(s) text{fill:var(--ink);font-size:12px}
            \(s) .title{font-size:18px;font-weight:600}
            \(s) .summary,\(s) .note,\(s) .tick,\(s) .key{fill:var(--faint);font-size:10px}
            \(s) .summary,\(s) .tick,\(s) .key{font-size:12px}
            \(s) .scale{stroke:var(--rule);stroke-width:.5;stroke-dasharray:2 4}
            \(s) .box rect{stroke:var(--rule);stroke-width:1}
            \(s) .holds>rect{fill-opacity:.45}
            \(s) .header text{paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round}
            \(s) .header text:not(.note){font-weight:600}
            \(s) .line .stroke{fill:none;stroke-linecap:round;opacity:.78}
            \(s) .line .reach{fill:none;stroke:transparent;stroke-width:8}
            \(s) .line:hover .stroke,\(s) .line:focus .stroke,\(s) .line.on .stroke{opacity:1;stroke-width:4.5}
            \(s) a:focus rect{stroke:var(--ink);stroke-width:2}
            \(s) .dim{opacity:.14}
            \(s) .panel{display:none;visibility:hidden}
            \(s) .panel:target{display:inline;visibility:visible}
            \(s) .panel rect{fill:var(--panel);stroke:var(--ink);stroke-width:1}
            \(s) .panel a text{text-decoration:underline}
            \(s) .panel .head{font-weight:600}

            """
        let lineKinds = diagram.lineKinds
        let lineNumbers = diagram.colourNumbers(of: lineKinds, among: diagram.lineKindOrder)
        for kind in lineKinds {
            let colour = "var(--l\(colourIndex(lineNumbers[kind] ?? 0)))"
            sheet += "\(s) .l-\(name(kind)) .stroke,\(s) .key-l-\(name(kind)){stroke:\(colour)}"
            sheet += "\(s) .tip-\(name(kind)){fill:\(colour)}\n"
        }
        let boxKinds = diagram.boxKinds
        let boxNumbers = diagram.colourNumbers(of: boxKinds, among: diagram.boxKindOrder)
        for kind in boxKinds {
            sheet += "\(s) .b-\(name(kind))>rect{fill:var(--b\(colourIndex(boxNumbers[kind] ?? 0)))}\n"
        }
        return sheet
    }

    /// A kind's name as part of a class.
    static func name(_ kind: Diagram.Kind) -> String {
        String(String.UnicodeScalarView(kind.name.unicodeScalars.map { scalar in
            (scalar.value < 128 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)) ? scalar : "-"
        }))
    }

    /// Brings forward the lines of a box, and the boxes of a line, while the pointer or the focus is on them.
    static func script(scope: String) -> String {
        """
        (function(){var r=document.getElementById("\(scope)");if(!r)return;
        var a=Array.prototype.slice.call(r.querySelectorAll("[data-box],[data-from]"));
        function show(t){var b=t&&t.getAttribute("data-box"),f=t&&t.getAttribute("data-from"),g=t&&t.getAttribute("data-to"),keep={};
        if(b!==null&&b!==undefined)keep[b]=1;if(f)keep[f]=keep[g]=1;
        a.forEach(function(e){var x=e.getAttribute("data-from"),y=e.getAttribute("data-to");
        if(x&&t&&(t===e||(b&&(x===b||y===b)))){keep[x]=keep[y]=1}});
        a.forEach(function(e){var x=e.getAttribute("data-from"),y=e.getAttribute("data-to"),n=e.getAttribute("data-box"),
        on=!t||(x?(t===e||(b&&(x===b||y===b))):(keep[n]||e.getAttribute("data-holds")));
        e.classList.toggle("dim",!on);e.classList.toggle("on",!!t&&!!x&&!!on)})}
        function open(){var h=location.hash;return h.indexOf("#\(scope)-line-")===0?r.querySelector('a[href="'+h+'"] .line'):null}
        function of(e){return e.target.closest&&e.target.closest("[data-box],[data-from]")||open()}
        function back(){show(open())}
        r.addEventListener("mouseover",function(e){show(of(e))});r.addEventListener("mouseleave",back);
        r.addEventListener("focusin",function(e){show(of(e))});r.addEventListener("focusout",back);
        addEventListener("hashchange",back);back()})();
        """
    }
}
