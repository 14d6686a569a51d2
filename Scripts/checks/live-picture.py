#!/usr/bin/env python3
"""Reads a picture as a reader does: in a browser, with a pointer.

usage: live-picture.py FILE.svg [FILE.png]

Opens the SVG in Chromium through its driver and checks, for every line, that the pointer can reach it, that its tooltip
names its clauses, that it comes forward and the rest steps back, and that a click opens the list of its clauses or
leads to its only one. FILE.png gets what the screen shows with the first list open.
"""
import pathlib
import shutil
import sys

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

# A point of the line that the pointer reaches, once it is in view; links that lead out stay where they are.
PLACE = """
const line = arguments[0], path = line.querySelector('.reach'), length = path.getTotalLength();
for (let step = 1; step < 100; step++) {
    const point = path.getPointAtLength(length * ((step * 37) % 100) / 100).matrixTransform(path.getScreenCTM());
    const found = document.elementFromPoint(point.x, point.y);
    if (found && found.closest('g.line') === line) return [point.x, point.y];
}
return null"""
STAY = """
window.left = null;
document.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link && !link.getAttribute('href').startsWith('#')) { window.left = link.getAttribute('href'); event.preventDefault(); }
})"""


def open_browser():
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu"]:
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def main(path, screen=None):
    browser = open_browser()
    try:
        browser.get(pathlib.Path(path).resolve().as_uri())
        size = browser.execute_script("const s = document.documentElement; return [s.width.baseVal.value, s.height.baseVal.value]")
        browser.set_window_size(int(size[0]) + 60, int(size[1]) + 260)
        browser.execute_script(STAY)
        lines = browser.find_elements(By.CSS_SELECTOR, "g.line")
        assert lines, "a picture without lines"
        lists = 0
        for line in lines:
            heading, *clauses = line.find_element(By.TAG_NAME, "title").get_attribute("textContent").split("\n")
            assert clauses, f"{heading}: no clauses"
            place = browser.execute_script(PLACE, line)
            assert place, f"{heading}: the pointer does not reach it"
            pointer = ActionChains(browser, duration=0)
            pointer.w3c_actions.pointer_action.move_to_location(round(place[0]), round(place[1]))
            pointer.perform()
            ends = {line.get_attribute("data-from"), line.get_attribute("data-to")}
            found = browser.execute_script(
                "return [...document.querySelectorAll('[data-box]:not(.dim):not([data-holds])')].map(e => e.dataset.box)")
            on = browser.execute_script("return [...document.querySelectorAll('.line.on title')].map(e => e.textContent.split('\\n')[0])")
            if on != [heading]:
                # A pixel further there may be another line.
                assert on, heading
                continue
            assert set(found) <= ends, (heading, found, ends)
            browser.execute_script("window.left = null; location.hash = ''")
            ActionChains(browser, duration=0).click().perform()
            if len(clauses) > 1:
                lists += 1
                shown = [p for p in browser.find_elements(By.CSS_SELECTOR, ".panel") if p.value_of_css_property("display") != "none"]
                assert len(shown) == 1 and heading.split(" – ")[1] in shown[0].text, heading
                links = [a.get_attribute("href") or a.get_dom_attribute("href") for a in shown[0].find_elements(By.TAG_NAME, "a")]
                assert len(links) > 1, (heading, links)
                if screen and lists == 1:
                    browser.save_screenshot(screen)
                browser.execute_script("location.hash = ''")
            else:
                assert browser.execute_script("return window.left"), f"{heading}: the click leads nowhere"
        print(f"{len(lines)} lines, {lists} lists of clauses")
    finally:
        browser.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
