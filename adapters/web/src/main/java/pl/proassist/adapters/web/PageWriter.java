package pl.proassist.adapters.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import pl.proassist.application.prepayment.PayPage;

/** Turns what there is to say into HTML, by templates that were compiled with the product. */
public final class PageWriter {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageWriter.class.getClassLoader());
    private final String operatorOrigin;
    private final String style = read("style.css");

    /** @param operatorOrigin scheme, host and port of the payment operator: the only place to which the button may lead */
    public PageWriter(String operatorOrigin) {
        this.operatorOrigin = operatorOrigin;
    }

    String pay(PageWords words, String token, PayPage page) {
        return render("pay.jte", Map.of("words", words, "token", token, "page", page));
    }

    String notice(PageWords words, String key) {
        return notice(words, key, "");
    }

    /** @param back where the reader can try again; empty for nowhere */
    String notice(PageWords words, String key, String back) {
        return render("notice.jte", Map.of("words", words, "key", key, "back", back));
    }

    String style() {
        return style;
    }

    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' " + operatorOrigin;
    }

    private String render(String template, Map<String, Object> values) {
        var html = new StringOutput();
        templates.render(template, values, html);
        return html.toString();
    }

    private static String read(String name) {
        try (var in = PageWriter.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
