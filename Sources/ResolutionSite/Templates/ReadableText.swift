extension String {
    /// A name in camel case as words: `howOften` as `how often`.
    var wordsOfCamelCase: String {
        var words = ""
        for scalar in unicodeScalars {
            if ("A"..."Z").contains(scalar) { words += " " }
            words.unicodeScalars.append(scalar)
        }
        return words.lowercased()
    }
}

extension Int {
    /// The number with a comma before every three digits: `160,538`.
    var grouped: String {
        let digits = Array(String(magnitude).utf8)
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}
