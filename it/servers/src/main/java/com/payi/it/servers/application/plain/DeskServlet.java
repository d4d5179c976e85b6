package com.payi.it.servers.application.plain;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.payi.it.servers.application.FrontDesk;
import com.payi.it.servers.application.Lines;
import com.payi.it.servers.application.Order;

/** Lets a test give orders to the application by a servlet. */
@WebServlet("/documents/*")
public class DeskServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient FrontDesk desk;

    /** Answers with status 500 and the failure where the task fails, whatever the failure is. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String provider = request.getParameter("provider");
        Order order = new Order(provider == null ? null : URI.create(provider), request.getParameter("model"));
        response.setContentType("text/plain;charset=UTF-8");
        try {
            Object done = desk.perform(request.getPathInfo().substring(1), order);
            if (done instanceof InputStream events) {
                Lines.passOn(events, response.getOutputStream());
            } else {
                response.getOutputStream().write(done.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (Exception e) {
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            response.getOutputStream().write(e.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
