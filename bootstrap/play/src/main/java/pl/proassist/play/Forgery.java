package pl.proassist.play;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** A notification of a payment that was never made, by somebody who does not hold the operator's key. */
public record Forgery(String document) {

    private static final Pattern ANSWER = Pattern.compile("<confirmation>([A-Z]+)</confirmation>");

    public static Forgery of(String orderId, String amount) {
        return new Forgery("""
                <?xml version="1.0" encoding="UTF-8"?>
                <transactionList><serviceID>100001</serviceID><transactions><transaction>\
                <orderID>%s</orderID><remoteID>FORGED01</remoteID><amount>%s</amount><currency>PLN</currency>\
                <gatewayID>106</gatewayID><paymentDate>20270111143000</paymentDate><paymentStatus>SUCCESS</paymentStatus>\
                <paymentStatusDetails>AUTHORIZED</paymentStatusDetails></transaction></transactions>\
                <hash>%s</hash></transactionList>""".formatted(orderId, amount, "0".repeat(64)));
    }

    /** @return the word of the product's answer, or its status when there is no such word */
    public String post(Api api) {
        var answer = knock(api);
        var word = ANSWER.matcher(answer.body());
        return word.find() ? word.group(1) : String.valueOf(answer.status());
    }

    /** Whatever the document is, as the operator would send it. */
    public Api.Answer knock(Api api) {
        var base64 = Base64.getEncoder().encodeToString(document.getBytes(StandardCharsets.UTF_8));
        return api.anonymous().send("POST", "/webhooks/autopay/itn", Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "transactions=" + URLEncoder.encode(base64, StandardCharsets.UTF_8));
    }
}
