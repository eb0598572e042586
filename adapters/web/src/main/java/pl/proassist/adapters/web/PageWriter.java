package pl.proassist.adapters.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import pl.proassist.application.booking.AttendancePage;
import pl.proassist.application.booking.OfferPage;
import pl.proassist.application.invoicing.MyInvoices;
import pl.proassist.application.invoicing.PrintedInvoice;
import pl.proassist.application.prepayment.PayPage;
import pl.proassist.domain.access.LoginAttempt;

/** Turns what there is to say into HTML, by templates that were compiled with the product, and gives it the headers of our pages. */
public final class PageWriter {

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, PageWriter.class.getClassLoader());
    private final String operatorOrigin;
    private final String style = read("style.css");

    /** @param operatorOrigin scheme, host and port of the payment operator: the only place to which the button may lead */
    public PageWriter(String operatorOrigin) {
        this.operatorOrigin = operatorOrigin;
    }

    String pay(PageWords words, String token, PayPage page, List<MyInvoices.Offered> papers) {
        return render("pay.jte", Map.of("words", words, "token", token, "page", page, "papers", papers, "unaccepted", false));
    }

    /** The same page, told that the terms must be accepted first. */
    String payUnaccepted(PageWords words, String token, PayPage page) {
        return render("pay.jte", Map.of("words", words, "token", token, "page", page, "papers", List.of(), "unaccepted", true));
    }

    String attendance(PageWords words, String token, AttendancePage page, List<MyInvoices.Offered> papers) {
        return render("attendance.jte", Map.of("words", words, "token", token, "page", page, "papers", papers));
    }

    String offer(PageWords words, String token, OfferPage page) {
        return render("offer.jte", Map.of("words", words, "token", token, "page", page));
    }

    String notice(PageWords words, String key) {
        return notice(words, key, "");
    }

    /** @param back where the reader can try again; empty for nowhere */
    String notice(PageWords words, String key, String back) {
        return render("notice.jte", Map.of("words", words, "key", key, "tone", "stop", "back", back));
    }

    String done(PageWords words, String key) {
        return render("notice.jte", Map.of("words", words, "key", key, "tone", "good", "back", ""));
    }

    String confirmLogin(PageWords words, String token, LoginAttempt.Details attempt) {
        return render("confirm-login.jte", Map.of("words", words, "token", token, "attempt", attempt));
    }

    String invitation(PageWords words, String token, InvitationPage page) {
        return render("invitation.jte", Map.of("words", words, "token", token, "page", page));
    }

    String advice(PageWords words, String key) {
        return render("advice.jte", Map.of("words", words, "key", key));
    }

    String style() {
        return style;
    }

    /** An answer whose forms lead to ourselves only. */
    Response page(int status, String html) {
        return answer(status, html, "'self'");
    }

    Response payPage(int status, String html) {
        return answer(status, html, "'self' " + operatorOrigin);
    }

    /** A file whose address is a key too. */
    Response file(PrintedInvoice printed) {
        return guarded(Response.ok(printed.pdf(), "application/pdf").header("Content-Disposition", "inline; filename=\"" + printed.name() + "\"")).build();
    }

    /** The address is a key to the page, so it is neither stored by caches nor told to other sites. */
    private static Response answer(int status, String html, String formTargets) {
        return guarded(Response.status(status).type(MediaType.TEXT_HTML + ";charset=UTF-8").entity(html))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action "
                        + formTargets)
                .build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY");
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
