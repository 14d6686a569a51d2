import LinkedResolutions

/// Rules by which a static host answers an IRI with the form that a client asks for.
///
/// The name of a thing is answered with 303 See Other, to a page or to data about it
/// ([Cool URIs for the Semantic Web](https://www.w3.org/TR/cooluris/)); each form has an address of its own.
enum NegotiationRules {
    /// For Apache (mod_rewrite, mod_headers, mod_mime): the best form that the `Accept` header names, HTML
    /// without one. Qualities are not weighed: the first of Turtle, N-Triples and JSON-LD that stands in the
    /// header before HTML is taken.
    /// - Parameter root: the path of the site on its host.
    static func htaccess(root: String) -> String {
        """
        # Content negotiation for Apache: mod_rewrite; mod_headers for CORS.
        Options -MultiViews -Indexes
        DirectoryIndex index.html
        ErrorDocument 404 \(root)404.html
        <IfModule mod_dir.c>
        DirectorySlash Off
        </IfModule>
        AddCharset UTF-8 .html .ttl .css .js .csv
        \(PageForm.data.map { "AddType \($0.mediaType) .\($0.suffix)" }.joined(separator: "\n"))
        <Files "void">
        ForceType text/turtle
        </Files>
        <IfModule mod_headers.c>
        Header set Access-Control-Allow-Origin "*"
        Header merge Vary "Accept"
        </IfModule>
        RewriteEngine On
        # Where the folder stands: redirects below it have to name it.
        RewriteCond %{REQUEST_URI}::$0 ^(/.+)/(.*)::\\2$
        RewriteRule .* - [E=BASE:%1]

        # Concepts of the closed lists are places on the page of their list.
        \(PageForm.data.map { rule($0, from: "^vocab/([^/.]+)/([^/]+)$", to: "vocab/$1", isFile: false) }.joined(separator: "\n"))
        RewriteRule ^vocab/([^/.]+)/([^/]+)$ %{ENV:BASE}/vocab/$1.html#$2 [R=303,NE,L]

        # Everything else has a file of its name in each form.
        \(PageForm.data.map { rule($0, from: "^(.+?)/?$", to: "$1", isFile: true) }.joined(separator: "\n"))
        RewriteCond %{REQUEST_FILENAME}.html -f
        RewriteRule ^(.+?)/?$ %{ENV:BASE}/$1.html [R=303,L]

        """
    }

    /// Sends a client that names a form of data before any other to it.
    private static func rule(_ form: PageForm, from pattern: String, to stem: String, isFile: Bool) -> String {
        let type = form.mediaType.replacing("+", with: "\\+")
        let condition = isFile ? "RewriteCond %{REQUEST_FILENAME}.\(form.suffix) -f\n" : ""
        return """
            RewriteCond %{HTTP_ACCEPT} ^\\s*\(type)\\b [OR]
            RewriteCond %{HTTP_ACCEPT} ^(?!.*text/html).*\(type)\\b
            \(condition)RewriteRule \(pattern) %{ENV:BASE}/\(stem).\(form.suffix) [R=303,L]
            """
    }

    /// For hosts that read `_redirects` and put files before rules (Netlify, GitLab Pages); they cannot look at the
    /// `Accept` header:
    /// names lead to pages, and `?format=ttl` (`nt`, `jsonld`) to data where the host knows queries.
    static func redirects(folders: [String]) -> String {
        var lines = [
            "# Names lead to pages; ?format=ttl, nt or jsonld leads to data where the host can tell.",
            "/vocab/:list/:term /vocab/:list.html#:term 303",
        ]
        for folder in folders {
            for form in PageForm.data {
                lines.append("/\(folder)/* format=\(form.suffix) /\(folder)/:splat.\(form.suffix) 303")
            }
            lines.append("/\(folder)/* /\(folder)/:splat.html 303")
        }
        lines.append("/ontology /ontology.html 303")
        return lines.joined(separator: "\n") + "\n"
    }
}
